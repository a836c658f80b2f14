import Link from 'next/link';
import { useRouter } from 'next/router';
import { type ReactNode, useEffect } from 'react';
import { offlineCache } from '../../hooks/offline-cache.ts';
import { useLate } from '../../hooks/use-late.ts';
import { useText, useVisit } from '../../hooks/use-visit.ts';
import { shell } from '../../i18n/shell.ts';
import { Bell } from './bell.tsx';
import { Foot } from './foot.tsx';
import { Mark } from './mark.tsx';
import { Navigation } from './navigation.tsx';

/** What stands around every page. */
export const Shell = ({ children }: { children: ReactNode }) => {
  const text = useText(shell);
  const { asPath } = useRouter();
  const { user, isAccountDown } = useVisit();
  const { Progress } = useLate(() => import('./progress.tsx'));
  const isStranger = !user && !isAccountDown;
  useEffect(() => {
    // who signed out leaves no order behind that opens without a connection
    if (isStranger) void globalThis.caches?.delete(offlineCache);
  }, [isStranger]);
  return (
    <>
      {Progress && <Progress />}
      <a className="skip" href="#main">
        {text.skip}
      </a>
      <header className="site-head">
        <div className="wrap">
          <Link className="brand" href="/">
            <Mark />
            {text.brand}
          </Link>
          {/* a new page closes what is open */}
          <nav className="site-nav site-nav-wide" aria-label={text.navigation} key={`row ${asPath}`}>
            <Navigation isRow />
          </nav>
          <Bell />
          <details className="menu site-nav-narrow" key={asPath}>
            <summary>{text.menu}</summary>
            <nav className="menu-items" aria-label={text.navigation}>
              <Navigation />
            </nav>
          </details>
        </div>
      </header>
      <main className="wrap site-main" id="main" tabIndex={-1}>
        {children}
      </main>
      {/* another page, another end of it */}
      <Foot key={asPath} />
    </>
  );
};
