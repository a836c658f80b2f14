import { useRef } from 'react';
import type { Drawn } from '../../api/pass-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { passes } from '../../i18n/passes.ts';
import { QrCode } from './qr-code.tsx';

interface Props {
  drawn: Drawn;
  shortCode: string;
  label: string;
}

/** The code, and on a tap nothing else: as large as the screen, on white, which stays awake. */
export const Bright = ({ drawn, shortCode, label }: Props) => {
  const text = useText(passes);
  const dialog = useRef<HTMLDialogElement>(null);
  const lock = useRef<WakeLockSentinel | undefined>(undefined);

  const open = async () => {
    dialog.current?.showModal();
    // without one the screen goes dark as it always does
    lock.current = await navigator.wakeLock?.request('screen').catch(() => undefined);
    if (!dialog.current?.open) await lock.current?.release();
  };
  const close = () => dialog.current?.close();
  const closed = () => {
    void lock.current?.release();
  };
  return (
    <div className="qr">
      <QrCode drawn={drawn} label={label} />
      <button className="qr-open needs-script" type="button" onClick={open}>
        <span className="visually-hidden">{text.large(label)}</span>
      </button>
      <dialog className="bright" ref={dialog} onClose={closed} aria-label={label}>
        <button type="button" onClick={close}>
          <QrCode drawn={drawn} label={label} />
          <b className="short-code">{shortCode}</b>
          <span>{text.close}</span>
        </button>
      </dialog>
    </div>
  );
};
