import { expect, it } from '@jest/globals';
import { checkAnswer } from '../check-answer.ts';
import { tally } from '../tally.ts';

const get = { method: 'GET', path: '/' } as const;
const shape = { status: 200, fields: ['id'] };
const json = JSON.stringify;

it('When an answer has its shape and what was asked for, then it is right', () => {
  expect(checkAnswer(json({ id: 'a' }), shape, { ...get, want: { id: 'a' } })).toBeUndefined();
  expect(checkAnswer(json([{ id: 'a' }]), { ...shape, length: 1 }, get)).toBeUndefined();
  expect(checkAnswer(json({ user: { id: 'a' } }), { ...shape, at: 'user' }, get)).toBeUndefined();
});

it.each([
  ['no JSON', '<html>', {}, 'no JSON: <html>'],
  ['a field less', json({}), {}, 'no id'],
  ['another listing', json({ id: 'b' }), { want: { id: 'a' } }, 'id is b, not a'],
  ['nobody', 'null', {}, 'no object: null'],
])('When an answer is %s, then it is said what is wrong', (_what, body, more, reason) => {
  expect(checkAnswer(body, shape, { ...get, ...more })).toBe(reason);
});

it('When a list is too short, then it is wrong', () => {
  expect(checkAnswer('[]', { ...shape, length: 50 }, get)).toBe('0 elements, not 50');
});

it('When a status is another, then the answer counts as wrong', () => {
  const job = {
    url: '',
    planFile: '',
    from: 0,
    connections: 1,
    load: { kind: 'amount', amount: 1 },
    shape,
  } as const;
  const counted = tally(job, [get]);
  counted.answered(200, json({ id: 'a' }), 3, counted.next());
  counted.answered(503, '', 1, counted.next());
  expect(counted.result()).toMatchObject({ answers: 2, used: 2, wrong: 1, reasons: ['503 '], p99Ms: 3 });
});
