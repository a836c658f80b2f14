import Document, { type DocumentContext, Head, Html, Main, NextScript } from 'next/document';
import { pickLanguage } from '../i18n/languages.ts';

interface Props {
  language: string;
}

export default class Page extends Document<Props> {
  static override async getInitialProps(context: DocumentContext) {
    const { req } = context;
    const remembered = /(?:^|; )language=(\w+)/.exec(req?.headers.cookie ?? '')?.[1];
    const language = pickLanguage(remembered, req?.headers['accept-language']);
    return { ...(await Document.getInitialProps(context)), language };
  }

  override render() {
    return (
      <Html lang={this.props.language}>
        <Head>
          <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
          {/* before anything is painted, and a file, so that the policy allows no script inside the page */}
          <script src="/theme.js" />
        </Head>
        <body>
          <Main />
          <NextScript />
        </body>
      </Html>
    );
  }
}
