import { isTimeZone, oneOf } from '@ticketing/common/base';
import { languages } from '@ticketing/common/contracts';

export const languageField = { ...oneOf('Language', languages), optional: true } as const;

export const timeZoneField = {
  optional: true,
  isString: true,
  custom: { options: (value: unknown) => typeof value === 'string' && isTimeZone(value) },
  errorMessage: {
    message: 'Time zone must be one of the IANA time zone database, such as Europe/Zurich',
    code: 'time-zone.invalid',
  },
} as const;
