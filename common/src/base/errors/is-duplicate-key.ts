interface DuplicateKey {
  code?: unknown;
  message?: unknown;
}

/** The database refused a second document with the same unique key; of `index`, if that is given. */
export const isDuplicateKey = (error: unknown, index?: string): boolean => {
  const { code, message } = (error ?? {}) as DuplicateKey;
  return code === 11000 && (index === undefined || String(message).includes(` index: ${index} dup key`));
};
