import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { ConfirmProps } from './confirm.tsx';

/** The dialog is fetched when it is first needed. */
const Confirm = dynamic(() => import('./confirm.tsx').then((module) => module.Confirm), { ssr: false });

interface Props extends Omit<ConfirmProps, 'onYes' | 'onNo'> {
  label: string;
  /** Resolves when it is done, however it went. */
  onYes: () => Promise<unknown>;
}

/** A button that destroys something, and asks before it does. */
export const Asked = ({ label, onYes, ...dialog }: Props) => {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button className="btn btn-outline-danger needs-script" type="button" onClick={() => setOpen(true)}>
        {label}
      </button>
      {isOpen && <Confirm {...dialog} onYes={() => onYes().then(close)} onNo={close} />}
    </>
  );
};
