import type { Pass } from '../../api/pass-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { passes } from '../../i18n/passes.ts';
import type { SentForm } from '../../server/form.ts';
import { ErrorSummary } from '../forms/error-summary.tsx';
import { Field } from '../forms/field.tsx';

interface Props {
  pass: Pass;
  formKey: string;
  /** What was sent for this pass and refused. */
  form: SentForm | null;
}

/** The pass goes to an address, and its code here ends. */
export const GiveForm = ({ pass, formKey, form }: Props) => {
  const text = useText(passes);
  const { seat } = pass;
  const sent = form?.values.do === 'give' ? form : null;
  return (
    <details open={sent !== null}>
      <summary>{text.give}</summary>
      <p className="muted small">{text.giveText}</p>
      <form method="post">
        <ErrorSummary problem={sent?.problem} />
        <input type="hidden" name="do" value="give" />
        <input type="hidden" name="pass" value={pass.id} />
        <input type="hidden" name="seat" value={seat} />
        <input type="hidden" name="key" value={`${formKey.slice(0, 36)}-give-${seat}`} />
        <Field
          name={`email-${seat}`}
          label={text.email}
          type="email"
          autoComplete="off"
          required
          defaultValue={sent?.values.email ?? ''}
          problem={sent?.problem}
        />
        <Field
          name={`name-${seat}`}
          label={text.name}
          autoComplete="off"
          defaultValue={sent?.values.name ?? ''}
          problem={sent?.problem}
        />
        <button className="btn btn-primary" type="submit">
          {text.giveYes}
        </button>
      </form>
    </details>
  );
};
