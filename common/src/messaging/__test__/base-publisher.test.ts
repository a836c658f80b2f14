import { afterEach, describe, expect, it } from '@jest/globals';
import { UserCreated, userSample } from '../../contracts/user.ts';
import { publisher } from '../base-publisher.ts';

const given = process.env.NODE_ENV;
afterEach(() => {
  process.env.NODE_ENV = given;
});

/** A publisher as it is made where NODE_ENV is this. */
const publishedIn = (environment: string, state: typeof userSample): unknown => {
  process.env.NODE_ENV = environment;
  return publisher(UserCreated, (user: typeof userSample) => user).toEnvelope(state, new Date()).data;
};

const wrong = { ...userSample, email: 1 as unknown as string };
const lacking = { ...userSample, language: undefined };
const withMore = { ...userSample, passwordHash: 'secret' };

describe.each(['test', 'development'])('When an event is made in %s', (environment) => {
  it('and has a wrong value, then it is refused', () => {
    expect(() => publishedIn(environment, wrong)).toThrow('expected string');
  });

  it('and the state has more than the event names, then that is not published', () => {
    expect(publishedIn(environment, withMore)).toEqual(userSample);
  });
});

describe('When an event is made in production', () => {
  it('and has a wrong value, then it is left to those who get it', () => {
    expect(publishedIn('production', wrong)).toEqual(wrong);
    expect(UserCreated.data.safeParse(wrong).success).toBe(false);
  });

  it('and the state has more than the event names, then that is not published', () => {
    expect(publishedIn('production', withMore)).toEqual(userSample);
  });
});

it.each(['test', 'production'])(
  'When a field is undefined in %s, then nothing stands for it, which the outbox would keep as null',
  (environment) => {
    const published = publishedIn(environment, lacking as unknown as typeof userSample) as object;
    expect(Object.keys(published)).not.toContain('language');
  },
);
