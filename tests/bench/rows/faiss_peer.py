"""faiss_peer.py FEATURES CLUSTERS ITERATIONS THREADS: k-means and final assignment as the published script does them."""
import json
import resource
import sys
import time

import faiss
import numpy as np

x = np.load(sys.argv[1]).astype(np.float32)
clusters, iterations, threads = map(int, sys.argv[2:5])
faiss.omp_set_num_threads(threads)
start = time.time()
kmeans = faiss.Kmeans(x.shape[1], clusters, niter=iterations, seed=1234, spherical=True)
kmeans.train(x)
trained = time.time()
similarity, _ = kmeans.index.search(x, 1)
end = time.time()
loop = kmeans.iteration_stats[-1]["time"]
# What BLAS it runs with can make tens of times the difference.
maps = open("/proc/self/maps").read()
blas = next((name for key, name in (("openblas", "OpenBLAS"), ("mkl", "MKL"), ("blis", "BLIS"), ("atlas", "ATLAS"), ("libblas", "the reference BLAS")) if key in maps), "BLAS inside")
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"seconds": end - start, "search": end - trained, "iteration": loop / iterations, "first": trained - start - loop,
                  "blas": blas, "objective": float(similarity.astype(np.float64).sum()), "cpu": usage.ru_utime + usage.ru_stime,
                  "peak_mb": usage.ru_maxrss / 1024}))
