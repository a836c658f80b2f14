import { useState } from 'react';
import { useLate } from '../../hooks/use-late.ts';
import type { ConfirmProps } from './confirm.tsx';

interface Props extends Omit<ConfirmProps, 'onYes' | 'onNo'> {
  label: string;
  /** Resolves when it is done, however it went. */
  onYes: () => Promise<unknown>;
}

/** A button that destroys something, and asks before it does. The dialog is fetched when it is first needed. */
export const Asked = ({ label, onYes, ...dialog }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const { Confirm } = useLate(() => import('./confirm.tsx'), isOpen);
  const close = () => setOpen(false);
  return (
    <>
      <button className="btn btn-outline-danger needs-script" type="button" onClick={() => setOpen(true)}>
        {label}
      </button>
      {isOpen && Confirm && <Confirm {...dialog} onYes={() => onYes().then(close)} onNo={close} />}
    </>
  );
};
