export const maxIds = 100;

const form = /^[\w-]{1,64}$/;

/** Ids in a query, separated by commas. */
export const areIds = (list: string): boolean => {
  const ids = list.split(',');
  return ids.length <= maxIds && ids.every((id) => form.test(id));
};
