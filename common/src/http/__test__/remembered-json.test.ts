import { expect, it } from '@jest/globals';
import { rememberedJson } from '../remembered-json.ts';

const viewed: string[] = [];
const jsonOf = rememberedJson((text: string) => {
  viewed.push(text);
  return { text };
}, 2);
const stored = (id: string, text: string) => ({ id, bytes: Buffer.from(text), decode: () => text });

it('When the bytes are the same, then the view is made once; when they differ, then again', () => {
  for (const text of ['one', 'one', 'two', 'one']) {
    expect(JSON.parse(jsonOf(stored('a', text)))).toEqual({ text });
  }
  expect(viewed.splice(0)).toEqual(['one', 'two', 'one']);
});

it('When there are more than it may remember, then the one that nobody asked for longest is made again', () => {
  for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) jsonOf(stored(id, id));
  expect(viewed.splice(0)).toEqual(['a', 'b', 'c', 'b']);
});

it('When the memory that the bytes came in is used for something else, then what was remembered stays', () => {
  const bytes = Buffer.from('same');
  jsonOf({ id: 'a', bytes, decode: () => 'same' });
  bytes.fill('x');
  jsonOf(stored('a', 'same'));
  expect(viewed.splice(0)).toEqual(['same']);
});
