import { type ErrorItem, type Reason, RequestValidationError } from '../../base/errors/index.ts';

export const errorItemOf = ({ message, code }: Reason, field: string | undefined): ErrorItem => ({
  message,
  ...(field === undefined ? {} : { field }),
  code,
});

export const mustBeValid = (errors: ErrorItem[]): void => {
  if (errors.length > 0) throw new RequestValidationError(errors);
};
