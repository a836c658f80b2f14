export interface Attachment {
  filename: string;
  contentType: string;
  content: string;
  /** Of the content, where it is no text. */
  encoding?: 'base64';
}

/** A mail as it goes to SMTP, or into the box of those that are kept here. */
export interface Mail {
  to: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  headers: Record<string, string>;
  attachments: Attachment[];
}

export type Outcome =
  | { done: true }
  /** `isAddress`: nobody gets mail there. Otherwise this one mail is refused for good. */
  | { refused: string; isAddress: boolean }
  | { again: string };

/** Where mails go. */
export interface Post {
  send(mail: Mail): Promise<Outcome>;
  close(): void;
}
