/**
 * XPC messages as bytes: what libxpc puts into Mach messages ({@code CPX@}) and RemoteXPC into
 * HTTP/2 streams, read into the model and written from it, byte for byte the same. What only the
 * bytes know, such as padding that is not zero, stays in a {@link io.xpctape.model.WireForm} beside
 * the value.
 *
 * <p>The layout follows captures from Macs and what pymobiledevice3, go-ios, apple-t2-xpc and xniff
 * found; where they differ, the class that decides says so.
 */
@NullMarked
package io.xpctape.wire;

import org.jspecify.annotations.NullMarked;
