interface Props {
  here: string;
  /** That the list is one person's. */
  said: string;
  all: string;
}

/** Of whom a list is, and the way back to that of all. */
export const OfOne = ({ here, said, all }: Props) => (
  <p>
    {said} <a href={here}>{all}</a>
  </p>
);
