import Head from 'next/head';
import { useText } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';

export const HeadOf = ({ title }: { title: string }) => {
  const { brand } = useText(shell);
  const whole = `${title} · ${brand}`;
  return (
    <Head>
      <title>{whole}</title>
    </Head>
  );
};
