export const isZone = (zone: string | undefined): zone is string => {
  if (!zone || !/^[\w/+-]{1,64}$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};
