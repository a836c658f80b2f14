import Link from 'next/link';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { deskConfirm } from '../../i18n/desk-confirm.ts';
import { money } from '../../i18n/format.ts';
import type { SentForm } from '../../server/form.ts';
import { ErrorSummary } from '../forms/error-summary.tsx';

interface Props {
  back: string;
  /** None: all that are paid when it is sent. */
  orderIds: readonly string[];
  amount: number | null;
  formKey: string;
  form: SentForm | null;
}

export const RefundForm = ({ back, orderIds, amount, formKey, form }: Props) => {
  const text = useText(deskConfirm);
  const { language } = useVisit();
  return (
    <form className="panel" method="post">
      <ErrorSummary problem={form?.problem} />
      <input type="hidden" name="do" value="refund" />
      <input type="hidden" name="key" value={formKey} />
      {orderIds.map((id) => (
        <input type="hidden" name="order" value={id} key={id} />
      ))}
      <p className="lead-number">{amount === null ? text.noMoney : text.money(money(language, amount))}</p>
      <p>{text.seatsFree}</p>
      <label className="form-check">
        <input className="form-check-input" type="checkbox" name="admitted" value="yes" />
        {text.admitted}
      </label>
      <div className="actions mt">
        <button className="btn btn-danger" type="submit">
          {text.refundYes}
        </button>
        <Link className="btn btn-secondary" href={back}>
          {text.refundKeep}
        </Link>
      </div>
    </form>
  );
};
