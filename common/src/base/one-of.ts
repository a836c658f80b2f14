/** A field that may have one of these values, for a route's `input`. */
export const oneOf = <const Value extends string>(name: string, values: readonly Value[]) => ({
  isString: true,
  isIn: { options: [[...values]] as [Value[]] },
  errorMessage: {
    message: `${name} must be ${values.join(' or ')}`,
    code: `${name.toLowerCase()}.invalid`,
  } as const,
});
