import type { Counted } from '../../api/door-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { door } from '../../i18n/door.ts';
import { When } from '../shell/when.tsx';
import type { Conflict } from './use-list.ts';

interface Props {
  count: Counted | undefined;
  waiting: number;
  conflicts: readonly Conflict[];
  timeZone: string | undefined;
}

export const Count = ({ count, waiting, conflicts, timeZone }: Props) => {
  const text = useText(door);
  return (
    <section className="door-count" aria-label={text.count}>
      <p className="door-in">{count ? text.in(count.in, count.of) : ' '}</p>
      {waiting > 0 && <p>{text.waiting(waiting)}</p>}
      {count !== undefined && count.conflicts > 0 && (
        <p className="door-conflict">{text.conflicts(count.conflicts)}</p>
      )}
      {conflicts.map(({ admission, result, first }) => (
        <p className="door-conflict" key={`${admission.code}/${admission.at}`}>
          {text.settled[result === 'conflict' ? 'conflict' : 'refused']}{' '}
          <When at={admission.at} timeZone={timeZone} />
          {first && (
            <>
              {' · '}
              {text.first} <When at={first.at} timeZone={timeZone} />
              {first.gate && <bdi> · {first.gate}</bdi>}
            </>
          )}
        </p>
      ))}
      {count && count.recent.length > 0 && (
        <details>
          <summary>{text.recent}</summary>
          <ol>
            {count.recent.map(({ at, gate, seat, name }) => (
              <li key={`${at}/${seat}/${name}`}>
                <bdi>{name}</bdi> · {text.seat(seat)} · <When at={at} timeZone={timeZone} />
                {gate && <bdi> · {gate}</bdi>}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
};
