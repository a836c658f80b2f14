import type { Attendee } from '../../api/pass-types.ts';
import { useText } from '../../hooks/use-visit.ts';
import { attendees } from '../../i18n/attendees.ts';
import { When } from '../shell/when.tsx';

interface Props {
  list: readonly Attendee[];
  timeZone: string | undefined;
}

export const AttendeeList = ({ list, timeZone }: Props) => {
  const text = useText(attendees);
  return (
    <table className="attendees">
      <thead>
        <tr>
          <th scope="col">{text.name}</th>
          <th scope="col">{text.order}</th>
          <th scope="col">{text.seat}</th>
          <th scope="col">{text.state}</th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ passId, name, number, seat, status, admittedAt, gate }) => (
          <tr key={passId}>
            <th scope="row">
              <bdi>{name || text.noName}</bdi>
            </th>
            <td className="order-number">{number}</td>
            <td>
              {text.seat} {seat}
            </td>
            <td>
              <span className={status === 'admitted' ? 'badge badge-good' : 'badge'}>{text[status]}</span>{' '}
              {admittedAt && (
                <small className="muted">
                  <When at={admittedAt} timeZone={timeZone} />
                  {gate && <bdi> · {gate}</bdi>}
                </small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
