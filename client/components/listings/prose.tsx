/** An address ends before the full stop of its sentence. */
const links = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/g;

/** What somebody wrote: plain text in which addresses can be followed, at the reader's own risk. */
export const Prose = ({ children }: { children: string }) => (
  <p className="description" dir="auto">
    {children.split(links).map((part, index) =>
      index % 2 ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
        <a key={index} href={part} rel="nofollow ugc noopener noreferrer" target="_blank">
          {part}
        </a>
      ) : (
        part
      ),
    )}
  </p>
);
