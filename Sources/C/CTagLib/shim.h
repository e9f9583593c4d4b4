// TagLib is C++: only the shim in CTagFile includes its headers. This target brings its flags and links it.
