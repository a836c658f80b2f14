import Head from 'next/head';
import { useText } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';

interface Props {
  title: string;
  /** For who sees the page in a list of results. */
  about?: string;
}

export const HeadOf = ({ title, about }: Props) => {
  const { brand } = useText(shell);
  const whole = `${title} · ${brand}`;
  return (
    <Head>
      <title>{whole}</title>
      {about && <meta name="description" content={about} />}
    </Head>
  );
};
