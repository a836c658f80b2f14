export const maxIds = 100;

export const idsIn = (list: string) => [...new Set(list.split(','))];
export const areIds = (list: string) =>
  idsIn(list).length <= maxIds && idsIn(list).every((id) => /^\w{1,64}$/.test(id));
