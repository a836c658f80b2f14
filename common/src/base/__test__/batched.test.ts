import { expect, it } from '@jest/globals';
import { batched } from '../batched.ts';

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

it('When one is under way, then what is asked meanwhile is done together after it, in order', async () => {
  const { open, opened } = gate();
  const batches: string[][] = [];
  const ask = batched(async (items: string[]) => {
    batches.push(items);
    await opened;
    return items.join();
  });
  const first = ask('a');
  await Promise.resolve();
  const later = [ask('b'), ask('c')];
  expect(batches).toEqual([['a']]);
  open();
  expect(await first).toBe('a');
  expect(await Promise.all(later)).toEqual(['b,c', 'b,c']);
});

it('When it fails, then those who shared it get its error, and the next are served', async () => {
  let isBroken = true;
  const ask = batched(async (items: string[]) => {
    if (isBroken) throw new Error('away');
    return items.length;
  });
  const failed = [ask('a'), ask('b')];
  for (const one of failed) await expect(one).rejects.toThrow('away');
  isBroken = false;
  expect(await ask('c')).toBe(1);
});
