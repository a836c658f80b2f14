import { describe, expect, it } from '@jest/globals';
import { requestReset, resetPassword, whyNotConfirm, whyNotReset } from '../address.ts';
import { signUp, type User } from '../user.ts';

const at = (minutes: number) => new Date(Date.UTC(2030, 0, 1, 12, minutes));
const token = (hash: string) => ({ hash, sealed: `sealed ${hash}` });
const arrival = { id: 'u1', email: 'a@example.com', passwordHash: 'old', createdAt: at(0) };
const { state: newUser } = signUp(arrival, token('c1'));

/** Of so many requests, at these minutes, the links that were sent. */
const sentAt = (minutes: number[]) => {
  let user: User = newUser;
  return minutes.filter((minute) => {
    const change = requestReset(user, token(`r${minute}`), at(minute));
    user = change?.state ?? user;
    return change;
  });
};

describe('a link that resets a password', () => {
  it.each([
    [
      [0, 1, 2, 3, 29],
      [0, 1, 2],
    ],
    [
      [0, 10, 20, 29, 30, 39, 40],
      [0, 10, 20, 30, 40],
    ],
    [
      [0, 40, 80, 120],
      [0, 40, 80, 120],
    ],
  ])('When it is asked for at minutes %j, then it is sent at %j', (asked, sent) => {
    expect(sentAt(asked)).toEqual(sent);
  });

  it('When another is refused, then the last one that was sent still opens', () => {
    let user: User = newUser;
    for (const minute of [0, 1, 2]) user = requestReset(user, token(`r${minute}`), at(minute))?.state ?? user;
    expect(requestReset(user, token('r31'), at(29))).toBeUndefined();
    expect(whyNotReset(user, 'r2', at(31))).toBeUndefined();
    expect(whyNotReset(user, 'r1', at(29))).toMatchObject({ code: 'link.invalid' });
    expect(whyNotReset(user, 'r2', at(32))).toMatchObject({ code: 'link.invalid' });
  });

  it('When it is used, then the account is confirmed, all sessions end, and it opens no more', () => {
    const asked = requestReset(newUser, token('r0'), at(0))?.state ?? newUser;
    const { state, events } = resetPassword(asked, 'new', at(1));
    expect(events).toEqual(['user:updated', 'session:ended']);
    expect(state).toMatchObject({
      passwordHash: 'new',
      emailConfirmed: true,
      sessionVersion: 1,
      endReason: 'password',
    });
    expect(whyNotReset(state, 'r0', at(1))).toMatchObject({ code: 'link.invalid' });
    expect(whyNotConfirm(state, 'c1', at(1))).toMatchObject({ code: 'email.already-confirmed' });
  });

  it('When the account is suspended, then none is sent', () => {
    expect(requestReset({ ...newUser, status: 'suspended' }, token('r0'), at(0))).toBeUndefined();
  });
});
