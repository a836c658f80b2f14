/** `<aggregate or area>.<what>`, in kebab-case. Programs and translations know it: once published it stays. */
export type ErrorCode = `${string}.${string}` | 'internal';

/** Why not: a rule returns it, and the route throws it as the error of its kind. */
export interface Reason {
  message: string;
  code: ErrorCode;
}
