-- Since when a script waits to be laid over what is said in its video.
ALTER TABLE "Video" ADD COLUMN "retimeSince" TIMESTAMPTZ(3);
