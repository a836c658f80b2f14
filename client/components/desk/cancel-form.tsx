import Link from 'next/link';
import type { Sum } from '../../api/types.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { desk } from '../../i18n/desk.ts';
import { deskConfirm } from '../../i18n/desk-confirm.ts';
import { money } from '../../i18n/format.ts';
import type { SentForm } from '../../server/form.ts';
import type { Part } from '../../server/part.ts';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { Field } from '../forms/field.tsx';

const maxReason = 500;

interface Props {
  back: string;
  sum: Part<Sum | null>;
  orders: number | null;
  formKey: string;
  form: SentForm | null;
}

/** How much money goes to how many, why, and the two ways on. */
export const CancelForm = ({ back, sum, orders, formKey, form }: Props) => {
  const text = useText(deskConfirm);
  const { seats, noSums } = useText(desk);
  const { language } = useVisit();
  const { sold = 0, held = 0, revenue = 0 } = sum.data ?? {};
  const amount = money(language, revenue);
  const paid = orders
    ? text.cancelOrders(text.ordersOf(orders), seats(sold), amount)
    : text.cancelSums(seats(sold), amount);
  return (
    <form className="panel" method="post">
      <ErrorSummary problem={form?.problem} />
      <input type="hidden" name="do" value="cancel" />
      <input type="hidden" name="key" value={formKey} />
      <p className="lead-number">{sum.failed ? noSums : sold > 0 ? paid : text.cancelNone}</p>
      {held > 0 && <p>{text.cancelHeld(seats(held))}</p>}
      <p>{text.cancelFinal}</p>
      <Field
        name="reason"
        label={text.reason}
        hint={text.reasonHint}
        as="textarea"
        rows={3}
        maxLength={maxReason}
        dir="auto"
        defaultValue={form?.values.reason}
        problem={form?.problem}
      />
      <div className="actions">
        <button className="btn btn-danger" type="submit">
          {text.cancelYes}
        </button>
        <Link className="btn btn-secondary" href={back}>
          {text.cancelKeep}
        </Link>
      </div>
    </form>
  );
};
