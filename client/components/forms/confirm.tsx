import Modal from 'react-bootstrap/Modal';
import { BusyButton } from './busy-button.tsx';

export interface ConfirmProps {
  title: string;
  text: string;
  yes: string;
  /** The way back: what stays as it is. */
  no: string;
  busy: string;
  isBusy: boolean;
  onYes: () => void;
  onNo: () => void;
}

export const Confirm = ({ title, text, yes, no, busy, isBusy, onYes, onNo }: ConfirmProps) => (
  <Modal show centered onHide={onNo} aria-labelledby="confirm-title" animation={false}>
    <Modal.Body>
      <h2 id="confirm-title">{title}</h2>
      <p>{text}</p>
      <div className="actions">
        <BusyButton type="button" variant="danger" isBusy={isBusy} busy={busy} onClick={onYes}>
          {yes}
        </BusyButton>
        <button className="btn btn-secondary" type="button" onClick={onNo}>
          {no}
        </button>
      </div>
    </Modal.Body>
  </Modal>
);
