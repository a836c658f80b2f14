import Button from 'react-bootstrap/Button';
import Modal from 'react-bootstrap/Modal';
import { useText } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';
import { BusyButton } from './busy-button.tsx';

export interface ConfirmProps {
  title: string;
  text: string;
  yes: string;
  busy: string;
  isBusy: boolean;
  onYes: () => void;
  onNo: () => void;
}

export const Confirm = ({ title, text, yes, busy, isBusy, onYes, onNo }: ConfirmProps) => {
  const { close } = useText(shell);
  return (
    <Modal show centered onHide={onNo} aria-labelledby="confirm-title" animation={false}>
      <Modal.Body>
        <h2 id="confirm-title">{title}</h2>
        <p>{text}</p>
        <div className="actions">
          <BusyButton type="button" isBusy={isBusy} busy={busy} onClick={onYes}>
            {yes}
          </BusyButton>
          <Button variant="secondary" onClick={onNo}>
            {close}
          </Button>
        </div>
      </Modal.Body>
    </Modal>
  );
};
