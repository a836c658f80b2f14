/** Of an account, a listing or an order. */
export const isId = (text: string): boolean => /^[\da-f]{24}$/i.test(text);
