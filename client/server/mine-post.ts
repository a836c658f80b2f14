import { type FormAnswer, sendForm } from './form.ts';
import type { PageVisit } from './page.ts';

/** What a seller does with a listing or a sale where there is no script: `do` says what, `id` with which. */
export const postMine = async (visit: PageVisit, form: URLSearchParams): Promise<FormAnswer> => {
  const { do: what = '', id = '', admitted = '' } = Object.fromEntries(form);
  const here = visit.props.path;
  const typed = { do: what, id };
  switch (what) {
    case 'withdraw':
      return sendForm(visit, { method: 'delete', url: `/api/tickets/${id}` }, typed, () => here);
    case 'refund':
      return sendForm(
        visit,
        { method: 'post', url: `/api/orders/${id}/refund`, body: admitted ? { admitted: true } : {} },
        typed,
        () => here,
      );
    default:
      return { to: here };
  }
};
