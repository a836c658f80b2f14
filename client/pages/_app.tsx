import '../styles/theme.scss';
import '../styles/fonts.ts';
import type { AppProps } from 'next/app';
import Head from 'next/head';
import { useRef, ViewTransition } from 'react';
import { Shell } from '../components/shell/shell.tsx';
import { Toasts } from '../components/shell/toasts.tsx';
import { stranger, VisitContext, type VisitProps } from '../hooks/use-visit.ts';

export default function App({ Component, pageProps, router }: AppProps<{ visit?: VisitProps }>) {
  const { visit, ...props } = pageProps;
  // an error while going from page to page brings no visit: it is still the same visitor's
  const known = useRef(visit ?? stranger);
  if (visit) known.current = visit;
  return (
    <VisitContext value={known.current}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </Head>
      <Toasts>
        <Shell>
          {/* from page to page, and not from one search to the next */}
          <ViewTransition key={router.asPath.split(/[?#]/)[0]} update="none" share="none">
            <Component {...props} />
          </ViewTransition>
        </Shell>
      </Toasts>
    </VisitContext>
  );
}
