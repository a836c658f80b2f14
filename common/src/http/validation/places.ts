/** Where a route's input comes from; the errors of the first are said first. */
export const places = ['query', 'body'] as const;
