// biome-ignore-all lint/performance/noImgElement: the picture comes in the size it is shown in

/** A listing's picture, small: which file it is, the server says. */
export const Picture = ({ path }: { path: string }) => (
  <div className="art">
    <img src={path} alt="" width={320} height={400} />
  </div>
);
