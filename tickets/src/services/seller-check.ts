import { ForbiddenError, UnavailableError } from '@ticketing/common/base';
import type { Sellers } from '../models/sellers.ts';

/** Throws unless this user may list something. */
export type SellerCheck = (userId: string) => Promise<void>;

/**
 * Who has not confirmed their e-mail address may buy, and sells where the shop does not mind. Only a new listing
 * is refused: whoever has listed before can still correct what others have bought.
 */
export const sellerCheck =
  (sellers: Sellers, mustConfirm: boolean): SellerCheck =>
  async (userId) => {
    if (!mustConfirm) return;
    const seller = await sellers.find(userId);
    if (!seller)
      throw new UnavailableError(
        'Your account is not known here yet, ask again in a moment',
        'resource.not-known-yet',
      );
    // accounts of before it was asked for have no such field
    if (seller.emailConfirmed === false)
      throw new ForbiddenError('Confirm your e-mail address before you sell', 'seller.unconfirmed');
  };
