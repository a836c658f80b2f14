import { hashSync, verifySync } from '@node-rs/argon2';

/** OWASP's minimum for argon2id. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export interface HashTask {
  password: string;
  /** To be verified; without it the password is hashed. */
  against?: string;
}

export default ({ password, against }: HashTask): string | boolean =>
  against === undefined ? hashSync(password, strength) : verifySync(against, password);
