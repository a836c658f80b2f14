import type { Notice } from '../../api/notification-types.ts';
import { When } from '../shell/when.tsx';

type Occasion = NonNullable<Notice['facts']['before']>;

const placeOf = ({ venue, city }: Occasion) => [venue, city].filter(Boolean).join(', ');

/** What was, struck out, and what is now. */
export const Change = ({ facts }: { facts: Notice['facts'] }) => {
  const { before, startsAt, timeZone } = facts;
  if (!before) return null;
  const place = placeOf(facts);
  const placeBefore = placeOf(before);
  return (
    <>
      {before.startsAt !== startsAt && startsAt && (
        <p className="small">
          {before.startsAt && (
            <>
              <s>
                <When at={before.startsAt} timeZone={before.timeZone} />
              </s>
              {' → '}
            </>
          )}
          <When at={startsAt} timeZone={timeZone} />
        </p>
      )}
      {place && place !== placeBefore && (
        <p className="small">
          {placeBefore && (
            <>
              <s>
                <bdi>{placeBefore}</bdi>
              </s>
              {' → '}
            </>
          )}
          <bdi>{place}</bdi>
        </p>
      )}
    </>
  );
};
