import { remembered } from './remembered.ts';

/** Each visit asks, and only a formatter knows, which is dear to make. */
const isKnown = remembered(1000, (zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
});

export const isZone = (zone: string | undefined): zone is string =>
  zone !== undefined && /^[\w/+-]{1,64}$/.test(zone) && isKnown(zone);
