import { sessionCookieOf } from '@ticketing/common/testing';
import jsonwebtoken from 'jsonwebtoken';
import { newIds } from './shop-data.ts';

export const peerKey = 'the-one-secret-that-all-services-of-the-family-share';

export interface SignedIn {
  id: string;
  ours: string;
  peer: string;
}

const peerCookieOf = (user: { id: string; email: string }) => {
  const session = { jwt: jsonwebtoken.sign(user, peerKey) };
  return `session=${Buffer.from(JSON.stringify(session)).toString('base64')}`;
};

/** People with a cookie for each side, signed as their auth would have. */
export const signedIn = (count: number): SignedIn[] =>
  newIds(count).map((id, n) => {
    const user = { id, email: `buyer-${n}@example.com` };
    return { id, ours: sessionCookieOf(() => new Date(), user), peer: peerCookieOf(user) };
  });

export { peerCookieOf };
