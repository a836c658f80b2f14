import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headersOf } from '../load/headers-of.ts';
import type { PlannedRequest } from '../load/job.ts';
import type { Contender } from '../measure/types.ts';
import type { BenchPlace } from '../servers/bench-place.ts';
import { startContender } from '../servers/contender-process.ts';

/** FLOOR: the bytes that another has just answered, from memory. */
export const startFloor = async (place: BenchPlace, like: Contender): Promise<Contender> => {
  const { want: _, ...request } = like.plan[0] as PlannedRequest;
  const { method, path, body } = request;
  const answer = await fetch(`${like.url}${path}`, {
    method,
    headers: headersOf(request),
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const file = join(place.folder('floor'), 'answer.json');
  writeFileSync(file, await answer.text());
  const floor = await startContender(place, 'floor', 'floor', {
    ANSWER_FILE: file,
    STATUS: String(answer.status),
  });
  return { side: 'floor', url: floor.url, plan: [request], shape: like.shape, programs: [floor] };
};
