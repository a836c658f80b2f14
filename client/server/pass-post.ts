import { type FormAnswer, sendForm } from './form.ts';
import type { PageVisit } from './page.ts';

/** The fields of one pass among several: what is wrong with them is said at them. */
const atSeat = (answer: FormAnswer, seat: string): FormAnswer => {
  if (!answer.form) return answer;
  const { problem, values } = answer.form;
  const errors = problem.errors.map(({ field, ...error }) =>
    field ? { ...error, field: `${field}-${seat}` } : error,
  );
  return { form: { values, problem: { ...problem, errors } } };
};

/** To a friend, or with a new code: both end the code there was. */
export const postPass = async (visit: PageVisit, form: URLSearchParams): Promise<FormAnswer> => {
  const { do: what = '', pass = '', seat = '', key = null } = Object.fromEntries(form);
  const [email, name] = [form.get(`email-${seat}`) ?? '', form.get(`name-${seat}`) ?? ''];
  const { orderId = '' } = visit.params;
  const url = `/api/orders/${orderId}/passes/${encodeURIComponent(pass)}`;
  const request =
    what === 'give'
      ? { url: `${url}/transfer`, body: { email, ...(name && { name }) } }
      : { url: `${url}/new-code`, body: {} };
  const typed = { do: what, seat, email, name };
  const answer = await sendForm(
    visit,
    { method: 'post', key, ...request },
    typed,
    () => `/orders/${orderId}?done=${what}#pass-${seat}`,
  );
  return atSeat(answer, seat);
};
