import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { type Field, validateRequest } from '../validate-request.ts';
import { compiledInput } from '../validation/compiled-input.ts';

type Rules = Omit<Field, 'errorMessage'>;
const errorMessage = { message: 'Name is wrong', code: 'name.invalid' } as const;
const described = (name: Rules) => ({ body: { name: { ...name, errorMessage } } });
const refusal = { errors: [{ ...errorMessage, field: 'name' }] };

/** What a route gets of a body with this name. */
const inputOf = async (rules: Rules, name: unknown): Promise<unknown> => {
  const req = { body: { name, role: 'admin' }, query: {} } as Request;
  await validateRequest(described(rules))(req, {} as Response, () => {});
  return req.input;
};

describe('When a description asks for more than functions of a value, then express-validator runs it', () => {
  const isKnown = (name: unknown) => name === 'known';
  it.each<[string, Rules]>([
    ['the request', { custom: { options: (name, { req }) => isKnown(name) && req.body.role === 'admin' } }],
    ['waiting', { custom: { options: async (name) => isKnown(name) || Promise.reject(new Error()) } }],
    ['an end of the checks', { isString: { bail: true }, custom: { options: isKnown } }],
    ['a condition', { isString: { if: () => true }, custom: { options: isKnown } }],
    [
      'a message made of the request',
      {
        isIn: {
          options: [['known']],
          errorMessage: (_: unknown, { req }: { req: Request }) => req.body && errorMessage,
        },
      },
    ],
  ])('%s', async (_, rules) => {
    expect(compiledInput(described(rules))).toBeUndefined();
    expect(await inputOf(rules, 'known')).toEqual({ name: 'known' });
    await expect(inputOf(rules, 'other')).rejects.toMatchObject(refusal);
  });

  it('a path, or a field of two places', () => {
    expect(compiledInput({ body: { 'name.first': { isString: true, errorMessage } } })).toBeUndefined();
    const name = { isString: true, errorMessage };
    expect(compiledInput({ query: { name }, body: { name } })).toBeUndefined();
  });
});

describe('When a description is compiled', () => {
  it.each<[string, Rules, unknown, unknown]>([
    ['a check is negated', { isEmpty: { negated: true } }, ' a', ' a'],
    [
      'a list is described',
      { isArray: { options: { min: 1 } }, trim: true, isInt: true },
      ['1 ', 2],
      ['1', '2'],
    ],
    ['an object is described', { isObject: true }, { first: 'Robin' }, { first: 'Robin' }],
    ['a negated check throws', { custom: { options: () => JSON.parse('{'), negated: true } }, 1, 1],
  ])('and %s, then the value passes', async (_, rules, name, input) => {
    expect(compiledInput(described(rules))).toBeDefined();
    expect(await inputOf(rules, name)).toEqual({ name: input });
  });

  it.each<[string, Rules, unknown]>([
    ['one of a list is wrong', { isArray: true, isInt: true }, [1, 'a']],
    ['a list comes where none is described', { isInt: true }, [1]],
    ['a check throws', { custom: { options: (name) => name.length.of.it } }, 'a'],
  ])('and %s, then the value is refused', async (_, rules, name) => {
    expect(compiledInput(described(rules))).toBeDefined();
    await expect(inputOf(rules, name)).rejects.toMatchObject(refusal);
  });

  it('and a sanitizer empties an optional field, then it is left out', async () => {
    const optional = { options: { values: 'falsy' } } as const;
    expect(
      await inputOf({ optional, isString: true, trim: true, isLength: { options: { min: 3 } } }, ' '),
    ).toEqual({});
  });

  it('and a check gives a promise all the same, then that is an error, not a value that passes', async () => {
    const options = () => Promise.reject(new Error('refused'));
    await expect(inputOf({ custom: { options } }, 'a')).rejects.toThrow('must be an async function');
  });

  it('then the query is parsed once, and not at all where none is described', () => {
    let parsed = 0;
    const req = {
      get query() {
        parsed++;
        return { name: 'a', more: 'b' };
      },
      body: {},
    } as unknown as Request;
    const field = { isString: true, errorMessage };
    compiledInput({ query: { name: field, more: field } })?.(req);
    expect(parsed).toBe(1);
    compiledInput({ body: {} })?.(req);
    expect(parsed).toBe(1);
  });
});
