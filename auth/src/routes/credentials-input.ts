import { isStrong, passwordRule } from '../domain/password.ts';

/** The fields that several routes ask for, described once. */
export const emailField = {
  isString: true,
  isEmail: true,
  isLength: { options: { max: 254 } },
  errorMessage: { message: 'Email must be valid', code: 'email.invalid' },
} as const;

export const newPasswordField = {
  isString: true,
  custom: { options: (password: unknown) => typeof password === 'string' && isStrong(password) },
  errorMessage: { message: passwordRule, code: 'password.weak' },
} as const;

/** Of a link in a mail. */
export const tokenField = {
  isString: true,
  isLength: { options: { min: 1, max: 100 } },
  errorMessage: { message: 'Token is required', code: 'token.required' },
} as const;
