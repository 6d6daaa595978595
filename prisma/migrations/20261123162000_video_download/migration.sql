-- AlterEnum
ALTER TYPE "VideoAssetKind" ADD VALUE 'download';
