import type { ReactNode } from 'react';
import { useText } from '../../hooks/use-visit.ts';
import { door } from '../../i18n/door.ts';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { Answer } from './answer.tsx';
import { Camera } from './camera.tsx';
import { Count } from './count.tsx';
import { TypedCode } from './typed-code.tsx';
import { useDoor } from './use-door.ts';
import { useGate } from './use-gate.ts';

interface Props {
  ticketId: string;
  timeZone: string | undefined;
  token: string | null;
  /** What stands under it: it comes with it, so that nothing moves. */
  children: ReactNode;
}

/** Where passes are looked at: by camera, scanner or hand. */
export const DoorView = ({ ticketId, timeZone, token, children }: Props) => {
  const text = useText(door);
  const { gate, rename } = useGate();
  const { said, problem, check, undo, list, count, isOffline } = useDoor(ticketId, token, gate);
  return (
    <>
      <div className="door">
        <div>
          <ErrorSummary problem={problem} />
          {isOffline && (
            <p className="alert" role="status">
              {text.offline}
            </p>
          )}
          <Answer said={said} timeZone={timeZone} onUndo={undo} />
          <Camera onCode={check} />
          <TypedCode onCode={check} />
        </div>
        <div>
          <Count count={count} waiting={list.waiting} conflicts={list.conflicts} timeZone={timeZone} />
          <label className="form-label" htmlFor="gate">
            {text.gate}
          </label>
          <input
            className="form-control"
            id="gate"
            value={gate}
            maxLength={40}
            autoComplete="off"
            onChange={({ target }) => rename(target.value)}
          />
        </div>
      </div>
      {children}
    </>
  );
};
