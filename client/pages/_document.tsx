import Document, { type DocumentContext, Head, Html, Main, NextScript } from 'next/document';
import { pickLanguage } from '../i18n/languages.ts';
import { contentPolicy } from '../server/policy.ts';

interface Props {
  language: string;
  nonce: string;
}

export default class Page extends Document<Props> {
  static override async getInitialProps(context: DocumentContext) {
    const { req, res } = context;
    const nonce = crypto.randomUUID();
    res?.setHeader('Content-Security-Policy', contentPolicy(nonce));
    const remembered = /(?:^|; )language=(\w+)/.exec(req?.headers.cookie ?? '')?.[1];
    const language = pickLanguage(remembered, req?.headers['accept-language']);
    return { ...(await Document.getInitialProps(context)), language, nonce };
  }

  override render() {
    const { language, nonce } = this.props;
    return (
      <Html lang={language}>
        <Head nonce={nonce}>
          <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
          {/* the whole page is painted at once, so that nothing moves while it arrives */}
          <link rel="expect" href="#end" blocking="render" />
          {/* before anything is painted */}
          <script src="/theme.js" />
        </Head>
        <body>
          <Main />
          <NextScript nonce={nonce} />
        </body>
      </Html>
    );
  }
}
