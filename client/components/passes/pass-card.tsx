import type { DrawnPass } from '../../api/pass-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { passes } from '../../i18n/passes.ts';
import type { SentForm } from '../../server/form.ts';
import { FormAction } from '../forms/plain-action.tsx';
import { Bright } from './bright.tsx';
import { GiveForm } from './give-form.tsx';
import { PassState } from './pass-state.tsx';

interface Props {
  pass: DrawnPass;
  /** This one, of so many. */
  place: number;
  of: number;
  timeZone: string | undefined;
  formKey: string;
  form: SentForm | null;
}

/** One seat: what is shown at the door, and what can be done with it before. */
export const PassCard = ({ pass, place, of, timeZone, formKey, form }: Props) => {
  const text = useText(passes);
  const { drawn, shortCode, holder, status, given, seat, id } = pass;
  const isOpen = status === 'issued';
  return (
    <li className="pass" id={`pass-${seat}`}>
      <div className="pass-head">
        <h3>{text.seat(place, of)}</h3>
        <PassState pass={pass} timeZone={timeZone} />
      </div>
      {drawn && shortCode && status !== 'void' && (
        <>
          <Bright drawn={drawn} shortCode={shortCode} label={text.codeOf(place, of)} />
          <b className="short-code">{shortCode}</b>
        </>
      )}
      {holder && (
        <p className="pass-holder">
          {given ? text.givenTo : text.holder} <bdi>{holder.name ?? holder.email}</bdi>
        </p>
      )}
      {isOpen && (
        <div className="pass-actions no-print">
          {!given && <GiveForm pass={pass} formKey={formKey} form={form} />}
          <FormAction
            action="renew"
            label={given ? text.takeBack : text.renew}
            asks={given ? text.takeBackText : text.renewText}
          >
            <input type="hidden" name="pass" value={id} />
            <input type="hidden" name="seat" value={seat} />
            <input type="hidden" name="key" value={`${formKey.slice(0, 36)}-renew-${seat}`} />
          </FormAction>
        </div>
      )}
    </li>
  );
};
