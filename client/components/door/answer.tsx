import { useText } from '../../hooks/use-visit.ts';
import { door } from '../../i18n/door.ts';
import { When } from '../shell/when.tsx';
import type { OfflineCheck } from './check-offline.ts';

export interface Said {
  check: OfflineCheck;
  isOffline: boolean;
  /** Counts the scans: the same answer twice is two. */
  number: number;
}

interface Props {
  said: Said | undefined;
  timeZone: string | undefined;
  onUndo: (passId: string) => void;
}

const signs: Record<OfflineCheck['result'], string> = {
  welcome: '✓',
  already: '!',
  void: '✕',
  replaced: '↻',
  'other-event': '→',
  unknown: '?',
  unchecked: '…',
};

/** A colour and a word, and what belongs to it; the sound is played by who asks. */
export const Answer = ({ said, timeZone, onUndo }: Props) => {
  const text = useText(door);
  if (!said)
    return (
      <div className="answer" role="status">
        <p>{text.ready}</p>
      </div>
    );
  const { check, isOffline, number } = said;
  const whole = check.result === 'unchecked' ? undefined : check;
  const { pass, at, gate, event } = whole ?? {};
  return (
    <div className={`answer answer-${check.result}`} role="status" data-scan={number}>
      <strong>
        <span aria-hidden="true">{signs[check.result]} </span>
        {text.results[check.result]}
      </strong>
      {pass && (
        <p>
          {pass.name && <bdi>{pass.name} · </bdi>}
          {text.place(pass.place, pass.of)} · {pass.number}
        </p>
      )}
      {check.result === 'already' && at && (
        <p>
          <When at={at} timeZone={timeZone} />
          {gate && <bdi> · {gate}</bdi>}
        </p>
      )}
      {event && (
        <p>
          <bdi>{event.title}</bdi>
          {event.startsAt && (
            <>
              {' · '}
              <When at={event.startsAt} timeZone={timeZone} />
            </>
          )}
        </p>
      )}
      {text.notes[check.result] && <p>{text.notes[check.result]}</p>}
      {isOffline && <p className="small">{text.byList}</p>}
      {check.result === 'welcome' && pass && (
        <button className="btn" type="button" onClick={() => onUndo(pass.id)}>
          {text.undo}
        </button>
      )}
    </div>
  );
};
