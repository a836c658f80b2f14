import { useText } from '../../hooks/use-visit.ts';
import { adminListings } from '../../i18n/admin-listings.ts';
import type { SentForm } from '../../server/form.ts';
import { Field } from '../forms/field.tsx';

const maxReason = 500;

/** It asks for a reason, which is question enough. */
export const WithdrawForm = ({ formKey, form }: { formKey: string; form: SentForm | null }) => {
  const text = useText(adminListings);
  return (
    <form className="panel admin-form" method="post">
      <h2>{text.withdraw}</h2>
      <p>{text.withdrawText}</p>
      <input type="hidden" name="key" value={formKey} />
      <Field
        name="reason"
        label={text.reason}
        hint={text.reasonHint}
        as="textarea"
        rows={3}
        maxLength={maxReason}
        required
        dir="auto"
        defaultValue={form?.values.reason}
        problem={form?.problem}
      />
      <div className="actions">
        <button className="btn btn-danger" type="submit" name="do" value="withdraw">
          {text.withdrawYes}
        </button>
        <a className="btn btn-secondary" href="/admin/listings">
          {text.keep}
        </a>
      </div>
    </form>
  );
};
